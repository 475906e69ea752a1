"""The abbreviations that Vietnamese offices share, with every reading that an education or district office gives them.

Sources: types of papers after Decree 30/2020/NĐ-CP (annex III) and Party Guidance 36-HD/VPTW; all else is the custom
of district, Party and school offices. Leaves finding them, and what a text defines for itself, to `abbreviations`.
"""

from __future__ import annotations

LISTED = """
# Papers
NQ nghị quyết; QĐ quyết định / quân đội / quy định; QyĐ quy định; QĐi quy định; QC quy chế / quy chuẩn / quảng cáo;
CT chỉ thị / chủ tịch / chương trình / công tác / công ty / công trình; CTr chương trình; CTHĐ chương trình hành động;
TB thông báo / thiết bị / trung bình / thương binh; TBKL thông báo kết luận; HD hướng dẫn / hợp đồng;
KH kế hoạch / khoa học / khuyến học / khách hàng; PA phương án / phát âm; ĐA đề án / đồ án / đáp án; DA dự án;
BC báo cáo / báo chí; BCTC báo cáo tài chính; BB biên bản / bắt buộc; TTr tờ trình / thanh tra;
HĐ hội đồng / hoạt động / hợp đồng; CV công văn / chuyên viên / công việc;
CĐ công đoàn / cao đẳng / chuyên đề / công điện; BGN bản ghi nhớ; BTT ban thường trực / bản thỏa thuận;
GUQ giấy ủy quyền; TUQ thừa ủy quyền; GM giấy mời / giám mục; GGT giấy giới thiệu; GNP giấy nghỉ phép;
GCN giấy chứng nhận; PC phổ cập / phòng chống / phiếu chuyển; PB phổ biến / phiếu báo;
PBGDPL phổ biến giáo dục pháp luật; KL kết luận / kỷ luật / khối lượng;
TT thông tư / trung tâm / thường trực / thị trấn / tổ trưởng / thông tin / thể thao; TTLT thông tư liên tịch;
NĐ nghị định / nam định; VB văn bản / văn bằng; VBHN văn bản hợp nhất; VBPL văn bản pháp luật;
VBQPPL văn bản quy phạm pháp luật; QPPL quy phạm pháp luật; SL số lượng / sản lượng / sao lục;
PL phụ lục / pháp luật / phân loại / pháp lệnh; V/v về việc; v/v về việc; VV về việc / vĩnh viễn; STT số thứ tự;
NXB nhà xuất bản;
# State and government
UBND ủy ban nhân dân; UB ủy ban; HĐND hội đồng nhân dân; TTHĐND thường trực hội đồng nhân dân;
CTUBND chủ tịch ủy ban nhân dân; PCTUBND phó chủ tịch ủy ban nhân dân; UBTVQH ủy ban thường vụ quốc hội;
QH quốc hội / quy hoạch; ĐBQH đại biểu quốc hội; VPQH văn phòng quốc hội; TXCT tiếp xúc cử tri;
CP chính phủ / cổ phần / chi phí; VPCP văn phòng chính phủ; TTg thủ tướng chính phủ;
TTCP thanh tra chính phủ / thủ tướng chính phủ; XHCN xã hội chủ nghĩa; CNXH chủ nghĩa xã hội;
CHXHCN cộng hòa xã hội chủ nghĩa; CHXHCNVN cộng hòa xã hội chủ nghĩa việt nam; BNV bộ nội vụ; SNV sở nội vụ;
PNV phòng nội vụ; STC sở tài chính; KHTC kế hoạch tài chính; TCKH tài chính kế hoạch; PTCKH phòng tài chính kế hoạch;
KH&ĐT kế hoạch và đầu tư; BKHĐT bộ kế hoạch và đầu tư; BYT bộ y tế; TN&MT tài nguyên và môi trường;
NN&PTNT nông nghiệp và phát triển nông thôn; PTNT phát triển nông thôn; LĐ-TB&XH lao động thương binh và xã hội;
BLĐTBXH bộ lao động thương binh và xã hội; VHTT văn hóa thông tin / văn hóa thể thao;
VH-TT&DL văn hóa thể thao và du lịch; TT&TT thông tin và truyền thông; KH&CN khoa học và công nghệ;
GTVT giao thông vận tải; KT-HT kinh tế hạ tầng; QLĐT quản lý đô thị; VHXH văn hóa xã hội; KTXH kinh tế xã hội;
CTXH chính trị xã hội / công tác xã hội; QPAN quốc phòng an ninh; ANQP an ninh quốc phòng; QLNN quản lý nhà nước;
HCNN hành chính nhà nước; NSNN ngân sách nhà nước; NSTW ngân sách trung ương; NSĐP ngân sách địa phương;
KBNN kho bạc nhà nước; NHNN ngân hàng nhà nước; NHCSXH ngân hàng chính sách xã hội; CSXH chính sách xã hội;
GPMB giải phóng mặt bằng; XDCB xây dựng cơ bản; ĐTXD đầu tư xây dựng; ĐTC đầu tư công; QLDA quản lý dự án;
BQL ban quản lý; BQLDA ban quản lý dự án; QSDĐ quyền sử dụng đất; GCNQSDĐ giấy chứng nhận quyền sử dụng đất;
NTM nông thôn mới; XDNTM xây dựng nông thôn mới; NTMNC nông thôn mới nâng cao; NTMKM nông thôn mới kiểu mẫu;
MTQG mục tiêu quốc gia; CTMTQG chương trình mục tiêu quốc gia; DTTS dân tộc thiểu số;
ĐBDTTS đồng bào dân tộc thiểu số; ĐBKK đặc biệt khó khăn; XĐGN xóa đói giảm nghèo; GNBV giảm nghèo bền vững;
ASXH an sinh xã hội; BTXH bảo trợ xã hội; NCC người có công / nhà cung cấp; TBLS thương binh liệt sĩ;
TNXP thanh niên xung phong; DN doanh nghiệp / dạy nghề; DNNN doanh nghiệp nhà nước; DNTN doanh nghiệp tư nhân;
TNHH trách nhiệm hữu hạn; MTV một thành viên; HTX hợp tác xã; SXKD sản xuất kinh doanh; KCN khu công nghiệp;
TTCN tiểu thủ công nghiệp; CNH-HĐH công nghiệp hóa hiện đại hóa; CNH công nghiệp hóa; HĐH hiện đại hóa;
CCHC cải cách hành chính; TTHC thủ tục hành chính; ĐVHC đơn vị hành chính; ĐVSN đơn vị sự nghiệp;
ĐVSNCL đơn vị sự nghiệp công lập; SNCL sự nghiệp công lập; DVC dịch vụ công; DVCTT dịch vụ công trực tuyến;
TGBC tinh giản biên chế; VTVL vị trí việc làm; CDNN chức danh nghề nghiệp; CNTT công nghệ thông tin;
UDCNTT ứng dụng công nghệ thông tin; CĐS chuyển đổi số; CSDL cơ sở dữ liệu; ATTT an toàn thông tin;
PCTN phòng chống tham nhũng; PCTNTC phòng chống tham nhũng tiêu cực; THTK thực hành tiết kiệm; CLP chống lãng phí;
THTKCLP thực hành tiết kiệm chống lãng phí; KNTC khiếu nại tố cáo; TCD tiếp công dân; TTND thanh tra nhân dân;
BTTND ban thanh tra nhân dân; QCDC quy chế dân chủ; QCDCCS quy chế dân chủ cơ sở; VPHC vi phạm hành chính;
TP thành phố; TPHCM thành phố hồ chí minh; HCM hồ chí minh; TX thị xã; TDP tổ dân phố; KDC khu dân cư;
TDĐKXDĐSVH toàn dân đoàn kết xây dựng đời sống văn hóa; ĐSVH đời sống văn hóa; BCĐ ban chỉ đạo;
BCH ban chấp hành / ban chỉ huy; BTC ban tổ chức / bộ tài chính; BTK ban thư ký; BGK ban giám khảo; BGĐ ban giám đốc;
TW trung ương; TƯ trung ương; T.Ư trung ương; VN việt nam / văn nghệ; HN hội nghị / hà nội; XH xã hội / xếp hạng;
KT kinh tế / kiểm tra / kỹ thuật / ký thay; NN nhà nước / nông nghiệp / ngoại ngữ; QL quản lý / quốc lộ;
VT văn thư / vị trí / vật tư; VP văn phòng / vi phạm; TC tổ chức / tài chính / trung cấp / tiêu chí / thông cáo;
TCHC tổ chức hành chính; HCTH hành chính tổng hợp; LĐ lao động / lãnh đạo / liên đoàn;
NV nhân viên / nhiệm vụ / nội vụ / ngữ văn; CQ cơ quan / chính quyền; ĐV đơn vị / đảng viên / đoàn viên;
SN sự nghiệp / sinh năm; ND nhân dân / nội dung / nông dân; DS danh sách / dân số; VH văn hóa / văn học;
DT dân tộc / dự toán / diện tích / dự thảo;
# Order, safety, health
CAND công an nhân dân; CA công an; QĐND quân đội nhân dân; QĐNDVN quân đội nhân dân việt nam; LLVT lực lượng vũ trang;
LLVTND lực lượng vũ trang nhân dân; BCHQS ban chỉ huy quân sự; DQTV dân quân tự vệ; BĐBP bộ đội biên phòng;
NVQS nghĩa vụ quân sự; TAND tòa án nhân dân; TANDTC tòa án nhân dân tối cao; VKSND viện kiểm sát nhân dân;
VKSNDTC viện kiểm sát nhân dân tối cao; VKS viện kiểm sát; THADS thi hành án dân sự; CSGT cảnh sát giao thông;
CSCĐ cảnh sát cơ động; CSĐT cảnh sát điều tra; CSND chăm sóc nuôi dưỡng / cảnh sát nhân dân;
CQĐT cơ quan điều tra / chính quyền điện tử; CCCD căn cước công dân; CMND chứng minh nhân dân; ANCT an ninh chính trị;
ANTT an ninh trật tự; TTATXH trật tự an toàn xã hội; TTATGT trật tự an toàn giao thông; ATGT an toàn giao thông;
TNGT tai nạn giao thông; TNTT tai nạn thương tích; PCTNTT phòng chống tai nạn thương tích;
TNXH tự nhiên và xã hội / tệ nạn xã hội; PCCC phòng cháy chữa cháy; CNCH cứu nạn cứu hộ; PCTT phòng chống thiên tai;
TKCN tìm kiếm cứu nạn; PCTT&TKCN phòng chống thiên tai và tìm kiếm cứu nạn; PCLB phòng chống lụt bão;
PCMT phòng chống ma túy; PCTP phòng chống tội phạm; BLHĐ bạo lực học đường; ATTP an toàn thực phẩm;
ATVSTP an toàn vệ sinh thực phẩm; VSATTP vệ sinh an toàn thực phẩm; ATLĐ an toàn lao động;
ATVSLĐ an toàn vệ sinh lao động; VSMT vệ sinh môi trường; BVMT bảo vệ môi trường; BĐKH biến đổi khí hậu;
BHXH bảo hiểm xã hội; BHYT bảo hiểm y tế; BHTN bảo hiểm thất nghiệp; KCB khám chữa bệnh; TTYT trung tâm y tế;
TYT trạm y tế; BVĐK bệnh viện đa khoa; SKSS sức khỏe sinh sản; KHHGĐ kế hoạch hóa gia đình;
DS-KHHGĐ dân số kế hoạch hóa gia đình; SDD suy dinh dưỡng; BV bảo vệ / bệnh viện; SK sức khỏe / sáng kiến;
# The Party
ĐCSVN đảng cộng sản việt nam; BCHTW ban chấp hành trung ương; BCHTƯ ban chấp hành trung ương;
BCT bộ chính trị / bộ công thương; BBT ban bí thư / ban biên tập; VPTW văn phòng trung ương; BTV ban thường vụ;
UV ủy viên / ứng viên; UVBTV ủy viên ban thường vụ; UVBCH ủy viên ban chấp hành; UVTV ủy viên thường vụ;
BTVHU ban thường vụ huyện ủy; BTVTU ban thường vụ tỉnh ủy / ban thường vụ thành ủy; TU tỉnh ủy / thành ủy;
HU huyện ủy; TVHU thường vụ huyện ủy; TVTU thường vụ tỉnh ủy / thường vụ thành ủy; HUV huyện ủy viên;
TUV tỉnh ủy viên / thành ủy viên; ĐU đảng ủy; ĐUV đảng ủy viên; ĐB đại biểu / đảng bộ / địa bàn / đồng bằng;
ĐBBP đảng bộ bộ phận; CB cán bộ / chi bộ; CUV chi ủy viên; BT bí thư / bán trú / bộ trưởng / bài tập; PBT phó bí thư;
PBTTT phó bí thư thường trực; BTCB bí thư chi bộ; CNUBKT chủ nhiệm ủy ban kiểm tra; UBKT ủy ban kiểm tra;
UBKTHU ủy ban kiểm tra huyện ủy; UBKTTU ủy ban kiểm tra tỉnh ủy / ủy ban kiểm tra thành ủy;
UBKTTW ủy ban kiểm tra trung ương; BTCHU ban tổ chức huyện ủy; BTCTU ban tổ chức tỉnh ủy / ban tổ chức thành ủy;
BTCTW ban tổ chức trung ương; BTG ban tuyên giáo; BTGHU ban tuyên giáo huyện ủy;
BTGTU ban tuyên giáo tỉnh ủy / ban tuyên giáo thành ủy; BTGTW ban tuyên giáo trung ương; BDV ban dân vận;
BDVHU ban dân vận huyện ủy; VPHU văn phòng huyện ủy; VPTU văn phòng tỉnh ủy / văn phòng thành ủy;
TTBDCT trung tâm bồi dưỡng chính trị; TTCT trung tâm chính trị / tư tưởng chính trị; TCCSĐ tổ chức cơ sở đảng;
TCCS tổ chức cơ sở / tiêu chuẩn cơ sở; XDĐ xây dựng đảng; TSVM trong sạch vững mạnh; HTNV hoàn thành nhiệm vụ;
HTTNV hoàn thành tốt nhiệm vụ; HTXSNV hoàn thành xuất sắc nhiệm vụ; ĐHĐB đại hội đại biểu / đại hội đảng bộ;
ĐHĐV đại hội đảng viên; KTGS kiểm tra giám sát; TTHCM tư tưởng hồ chí minh;
# Fronts and unions
MTTQ mặt trận tổ quốc; MTTQVN mặt trận tổ quốc việt nam; UBMTTQ ủy ban mặt trận tổ quốc;
UBMTTQVN ủy ban mặt trận tổ quốc việt nam; LĐLĐ liên đoàn lao động; LĐLĐVN liên đoàn lao động việt nam;
TLĐLĐVN tổng liên đoàn lao động việt nam; CĐCS công đoàn cơ sở; CĐGD công đoàn giáo dục;
CĐGDVN công đoàn giáo dục việt nam; CĐN công đoàn ngành; ĐTN đoàn thanh niên;
TN thanh niên / tốt nghiệp / tự nhiên / thí nghiệm; TNTHPT tốt nghiệp trung học phổ thông; TNCS thanh niên cộng sản;
TNCSHCM thanh niên cộng sản hồ chí minh; ĐTNCSHCM đoàn thanh niên cộng sản hồ chí minh; TNTP thiếu niên tiền phong;
TNTPHCM thiếu niên tiền phong hồ chí minh; TPT tổng phụ trách; TPTĐ tổng phụ trách đội; LHPN liên hiệp phụ nữ;
HLHPN hội liên hiệp phụ nữ; HPN hội phụ nữ; HND hội nông dân; LHTN liên hiệp thanh niên; CCB cựu chiến binh;
HCCB hội cựu chiến binh; CTĐ chữ thập đỏ; HCTĐ hội chữ thập đỏ; HKH hội khuyến học; CGC cựu giáo chức;
HCGC hội cựu giáo chức; KHKT khoa học kỹ thuật / khuyến học khuyến tài; CLB câu lạc bộ;
# Schools and the education office
GD&ĐT giáo dục và đào tạo; GD giáo dục; BGD bộ giáo dục; SGD sở giáo dục / sở giao dịch; PGD phòng giáo dục;
BGD&ĐT bộ giáo dục và đào tạo; SGD&ĐT sở giáo dục và đào tạo; PGD&ĐT phòng giáo dục và đào tạo;
MN mầm non / miền núi / miền nam; MG mẫu giáo; NT nhà trường / nhà trẻ / nông thôn;
TH tiểu học / tổng hợp / thực hiện / trường hợp; THCS trung học cơ sở; THPT trung học phổ thông;
TH&THCS tiểu học và trung học cơ sở; THCS&THPT trung học cơ sở và trung học phổ thông;
THPTQG trung học phổ thông quốc gia; PTCS phổ thông cơ sở; PTTH phổ thông trung học / phát thanh truyền hình;
DTBT dân tộc bán trú; DTNT dân tộc nội trú; PTDT phổ thông dân tộc; PTDTBT phổ thông dân tộc bán trú;
PTDTNT phổ thông dân tộc nội trú; GDTX giáo dục thường xuyên; GDNN giáo dục nghề nghiệp;
GDNN-GDTX giáo dục nghề nghiệp giáo dục thường xuyên; TTGDTX trung tâm giáo dục thường xuyên;
TTGDNN-GDTX trung tâm giáo dục nghề nghiệp giáo dục thường xuyên; HTCĐ học tập cộng đồng;
TTHTCĐ trung tâm học tập cộng đồng; XHHT xã hội học tập; HTSĐ học tập suốt đời; GDMN giáo dục mầm non;
GDTH giáo dục tiểu học; GDTrH giáo dục trung học; GDPT giáo dục phổ thông; GDĐH giáo dục đại học;
CTGDPT chương trình giáo dục phổ thông; CTGDMN chương trình giáo dục mầm non; GDTC giáo dục thể chất;
GDQP giáo dục quốc phòng; GDQPAN giáo dục quốc phòng và an ninh; GDCD giáo dục công dân; GDKNS giáo dục kỹ năng sống;
KNS kỹ năng sống; GDĐP giáo dục địa phương; GDKT giáo dục khuyết tật / giáo dục kinh tế;
GDHN giáo dục hướng nghiệp / giáo dục hòa nhập; CSGD cơ sở giáo dục / chăm sóc giáo dục; CBQL cán bộ quản lý;
CBQLGD cán bộ quản lý giáo dục; QLGD quản lý giáo dục; CBGV cán bộ giáo viên; CBGVNV cán bộ giáo viên nhân viên;
CBQL-GV-NV cán bộ quản lý giáo viên nhân viên; CBNV cán bộ nhân viên; CBVC cán bộ viên chức; CBCC cán bộ công chức;
CBCCVC cán bộ công chức viên chức; CCVC công chức viên chức; CBCS cán bộ chiến sĩ; CBCNV cán bộ công nhân viên;
CNVC công nhân viên chức; CNVCLĐ công nhân viên chức lao động; CNLĐ công nhân lao động; NLĐ người lao động;
NGNLĐ nhà giáo người lao động; HĐLĐ hợp đồng lao động; TCCB tổ chức cán bộ; GV giáo viên; GVNV giáo viên nhân viên;
GVMN giáo viên mầm non; GVTH giáo viên tiểu học; GVTHCS giáo viên trung học cơ sở; GVCN giáo viên chủ nhiệm;
GVCNG giáo viên chủ nhiệm giỏi; GVBM giáo viên bộ môn; GVG giáo viên giỏi; GVDG giáo viên dạy giỏi;
GVTPTĐ giáo viên tổng phụ trách đội; HT hiệu trưởng / học tập / hệ thống / hội trường; PHT phó hiệu trưởng;
BGH ban giám hiệu; HĐT hội đồng trường; HĐSP hội đồng sư phạm; TCM tổ chuyên môn; TTCM tổ trưởng chuyên môn;
TPCM tổ phó chuyên môn; SHCM sinh hoạt chuyên môn; NCBH nghiên cứu bài học; HS học sinh; SV sinh viên;
HSSV học sinh sinh viên; HSG học sinh giỏi; HSTT học sinh tiên tiến; HSXS học sinh xuất sắc; HSNK học sinh năng khiếu;
HSKT học sinh khuyết tật; BDHSG bồi dưỡng học sinh giỏi; BDTX bồi dưỡng thường xuyên; BDGV bồi dưỡng giáo viên;
CMHS cha mẹ học sinh; PHHS phụ huynh học sinh; BĐD ban đại diện; BĐDCMHS ban đại diện cha mẹ học sinh;
KĐCL kiểm định chất lượng; KĐCLGD kiểm định chất lượng giáo dục; KT&KĐCLGD khảo thí và kiểm định chất lượng giáo dục;
ĐBCL đảm bảo chất lượng; CQG chuẩn quốc gia; TĐG tự đánh giá; ĐGN đánh giá ngoài; KTĐG kiểm tra đánh giá;
KTNB kiểm tra nội bộ; CSVC cơ sở vật chất; TBDH thiết bị dạy học; ĐDDH đồ dùng dạy học; ĐDĐC đồ dùng đồ chơi;
SGK sách giáo khoa; SGV sách giáo viên; TKB thời khóa biểu; PPCT phân phối chương trình; PPDH phương pháp dạy học;
ĐMPPDH đổi mới phương pháp dạy học; KHDH kế hoạch dạy học; KHBD kế hoạch bài dạy; KHGD kế hoạch giáo dục;
XHH xã hội hóa; XHHGD xã hội hóa giáo dục; PCGD phổ cập giáo dục; PCGDMN phổ cập giáo dục mầm non;
PCGDTH phổ cập giáo dục tiểu học; PCGDTHCS phổ cập giáo dục trung học cơ sở; PCGD-XMC phổ cập giáo dục xóa mù chữ;
XMC xóa mù chữ; HĐGD hoạt động giáo dục; NGLL ngoài giờ lên lớp; HĐNGLL hoạt động ngoài giờ lên lớp;
HĐTN hoạt động trải nghiệm; HĐTNHN hoạt động trải nghiệm hướng nghiệp; TDTT thể dục thể thao; VHVN văn hóa văn nghệ;
HKPĐ hội khỏe phù đổng; THTT trường học thân thiện; DTHT dạy thêm học thêm; YTTH y tế trường học; YTHĐ y tế học đường;
TVTH thư viện trường học; PTNK phát triển năng khiếu / phổ thông năng khiếu; NCKH nghiên cứu khoa học;
KHTN khoa học tự nhiên; KHXH khoa học xã hội; KHXH&NV khoa học xã hội và nhân văn; TĐKT thi đua khen thưởng;
LĐTT lao động tiên tiến; CSTĐ chiến sĩ thi đua; CSTĐCS chiến sĩ thi đua cơ sở; SKKN sáng kiến kinh nghiệm;
ĐH đại học / đại hội; ĐHSP đại học sư phạm; CĐSP cao đẳng sư phạm; TCSP trung cấp sư phạm; ĐHQG đại học quốc gia;
ĐHQGHN đại học quốc gia hà nội; TCCN trung cấp chuyên nghiệp; KTX ký túc xá; ĐKXT đăng ký xét tuyển;
ĐTB điểm trung bình; HK học kỳ / hộ khẩu; HKI học kỳ i; HKII học kỳ ii; NH năm học / ngân hàng;
CM chuyên môn / cách mạng; CN chủ nhiệm / công nghệ / công nghiệp / công nhân / cử nhân / chủ nhật;
ĐT đào tạo / điện thoại / đầu tư / đối tượng; PT phổ thông / phát triển / phụ trách / phong trào;
BD bồi dưỡng / bình dương; DH dạy học / du học; CL chất lượng / công lập; TĐ thi đua / trình độ / thời đại;
TL tài liệu / tỷ lệ / thừa lệnh; TK thư ký / thống kê / tài khoản; TV thư viện / thành viên / tiếng việt / thường vụ;
SP sư phạm / sản phẩm; CS cơ sở / cộng sản / chính sách / cảnh sát; GĐ gia đình / giám đốc / giai đoạn;
HP học phí / hiệu phó / hải phòng; HV học viên / học viện; LT lưu trữ / lý thuyết / liên tịch;
# People
đ/c đồng chí; Đ/c đồng chí; Đ/C đồng chí; ĐC đồng chí / địa chỉ / đối chiếu; GS giáo sư / giám sát; PGS phó giáo sư;
PGS.TS phó giáo sư tiến sĩ; GS.TS giáo sư tiến sĩ; GS.TSKH giáo sư tiến sĩ khoa học;
TS tiến sĩ / thí sinh / tuyển sinh / tổng số; TSKH tiến sĩ khoa học; ThS thạc sĩ; BS bác sĩ / bổ sung;
KS kỹ sư / khảo sát; LS lịch sử / liệt sĩ / luật sư; NGƯT nhà giáo ưu tú; NGND nhà giáo nhân dân; NSƯT nghệ sĩ ưu tú;
NSND nghệ sĩ nhân dân; PCT phó chủ tịch; PCN phó chủ nhiệm; TrP trưởng phòng; PTP phó trưởng phòng;
CVP chánh văn phòng; PCVP phó chánh văn phòng; CVC chuyên viên chính; CTV cộng tác viên; PV phóng viên / phục vụ;
HLV huấn luyện viên; VĐV vận động viên; TTV thanh tra viên;
# Records
VTLT văn thư lưu trữ; LTCQ lưu trữ cơ quan; LTHH lưu trữ hiện hành; LTLS lưu trữ lịch sử; TLLT tài liệu lưu trữ;
THBQ thời hạn bảo quản; ĐVBQ đơn vị bảo quản; MLHS mục lục hồ sơ; MLVB mục lục văn bản; HSCV hồ sơ công việc;
HSĐT hồ sơ điện tử; HSLT hồ sơ lưu trữ;
"""
"""Entries ``ABBR reading / reading;``, likeliest first: a single reading is certain, several are a guess.

Written as offices write it: capitals, dots and slashes count, "&" and hyphens do not. Lines with # head a section.
"""
